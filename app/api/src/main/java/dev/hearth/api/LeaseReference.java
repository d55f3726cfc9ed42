package dev.hearth.api;

/** A lease by its id, or by as many of its first digits as tell it apart. */
public record LeaseReference(String lease) {}
