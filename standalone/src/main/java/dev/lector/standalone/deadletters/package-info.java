/** What workers have set aside: looked at, and sent again. */
@NullMarked
package dev.lector.standalone.deadletters;

import org.jspecify.annotations.NullMarked;
