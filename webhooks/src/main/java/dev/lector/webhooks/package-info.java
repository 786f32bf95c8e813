/** The service that sends webhooks: its configuration, its process, its clients and its health. */
package dev.lector.webhooks;
