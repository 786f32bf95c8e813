/**
 * Files and batches as clients of OpenAI know them ({@code /v1/files}, {@code /v1/batches}), on top
 * of Lector's own batches. Files, and what was asked of a batch, are kept in the store beside the
 * audio; how far a batch is, the ledger knows; output is written from both when it is fetched.
 * Source: OpenAI's {@code openai-openapi}.
 */
package dev.lector.bridge.openai.batch;
