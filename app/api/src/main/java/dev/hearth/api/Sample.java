package dev.hearth.api;

/** The prompt and its continuation. */
public record Sample(String text) {}
