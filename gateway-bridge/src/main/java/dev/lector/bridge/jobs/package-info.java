/** What this bridge knows of the jobs it has seen. */
package dev.lector.bridge.jobs;
