/** Dead letters on the command line. */
@NullMarked
package dev.lector.standalone.deadletters;

import org.jspecify.annotations.NullMarked;
