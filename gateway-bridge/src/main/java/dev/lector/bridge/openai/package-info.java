/**
 * Speech as clients of OpenAI know it: {@code POST /v1/audio/speech}, and the lists of models and
 * voices that they and the clients of servers like it look at. Sources: OpenAI's {@code
 * openai-openapi}, and what Open WebUI and Kokoro-FastAPI's clients read.
 */
package dev.lector.bridge.openai;
