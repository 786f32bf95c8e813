/** The topics and share groups that Lector's programs meet on, and how they come into being. */
package dev.lector.topics;
