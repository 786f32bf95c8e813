/**
 * Text in, audio out: what the worker sees of speech. Joins the text front end, the engine of a
 * model and the encoder of an audio format; knows nothing of Kafka or stores.
 */
package dev.lector.speech.synthesis;
