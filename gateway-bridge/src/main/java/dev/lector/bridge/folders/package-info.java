/** What tenants keep in the store beside their audio: each has folders of its own. */
package dev.lector.bridge.folders;
