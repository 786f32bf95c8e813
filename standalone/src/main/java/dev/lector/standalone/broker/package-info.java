/** A real Kafka broker inside this JVM: formatted once, its data kept across restarts. */
@NullMarked
package dev.lector.standalone.broker;

import org.jspecify.annotations.NullMarked;
