/** What workers and ledgers have set aside: read from its topic, and sent again. */
@NullMarked
package dev.lector.deadletters;

import org.jspecify.annotations.NullMarked;
