package dev.hearth.api;

/** A job by its id, or by as many of its first digits as tell it apart. */
public record JobReference(String job) {}
