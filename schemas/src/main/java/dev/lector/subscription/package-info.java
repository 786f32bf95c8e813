/**
 * What a webhook may ask for: where it may go, and which events it may name. Checked alike by those
 * who take requests and by the one who sends.
 */
package dev.lector.subscription;
