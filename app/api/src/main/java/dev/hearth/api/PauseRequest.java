package dev.hearth.api;

/** Minutes to pause for; 0 until resumed. */
public record PauseRequest(int minutes) {}
