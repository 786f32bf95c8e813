package dev.lector.bridge.streams;

/**
 * The next bytes of an object.
 *
 * @param bytes follow those of the piece before
 * @param after how far whoever has them has heard
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Piece(byte[] bytes, Cursor after) {}
