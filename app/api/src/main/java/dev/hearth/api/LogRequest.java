package dev.hearth.api;

/** So many of the newest lines of all processes. */
public record LogRequest(int lines) {}
