/** How every service starts: what it prepares on the cluster, and how it waits for what is away. */
package dev.lector.start;
