/** Server-sent events: news of one thing, for as long as somebody listens. */
package dev.lector.bridge.events;
