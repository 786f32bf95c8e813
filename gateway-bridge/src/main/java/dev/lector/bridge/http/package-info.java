/** HTTP plumbing: routes, bodies, errors, the server. Knows nothing of speech. */
package dev.lector.bridge.http;
