/** Models in the models directory: added from files and packages, listed, checked, removed. */
@NullMarked
package dev.lector.standalone.models;

import org.jspecify.annotations.NullMarked;
