package dev.hearth.api;

/** Work for so many minutes, whatever the rules of hours and use say. */
public record RunRequest(int minutes) {}
