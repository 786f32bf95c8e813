/** What this gateway knows of the jobs it has seen. */
package dev.lector.bridge.jobs;
