package dev.lector.bridge.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Words the errors that never reach a route (broken HTTP, too long headers) as all others are. */
final class ProtocolErrors implements DirectHandler {

  /** Handlers for every kind of such an error. */
  static DirectHandlers handlers() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, new ProtocolErrors());
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders responseHeaders,
      String message) {
    boolean encoded = eventType == EventType.BAD_REQUEST && isEncoded(request);
    Status status = encoded ? Status.UNSUPPORTED_MEDIA_TYPE_415 : defaultStatus;
    String text =
        switch (eventType) {
          case HTTP_VERSION_NOT_SUPPORTED -> "HTTP/1.1 is the version spoken here.";
          case INTERNAL_ERROR -> "Internal server error; the bridge's log says more.";
          default ->
              encoded
                  ? "Send the body as it is: no Content-Encoding is taken."
                  : "The request is not valid HTTP: " + defaultStatus.reasonPhrase() + ".";
        };
    return TransportResponse.builder()
        .status(status)
        .headers(responseHeaders)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/json"))
        .entity(Json.bytes(Json.error(text)))
        .build();
  }

  /** The server itself refuses bodies that it cannot decode, and calls that a bad request. */
  private static boolean isEncoded(TransportRequest request) {
    return request
        .headers()
        .value(HeaderNames.CONTENT_ENCODING)
        .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
        .isPresent();
  }
}
