/** {@code lector webhooks}: the webhooks there are, to look at and to send again. */
package dev.lector.standalone.webhooks;
