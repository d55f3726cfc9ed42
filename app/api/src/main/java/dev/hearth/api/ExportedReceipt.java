package dev.hearth.api;

/** The text of a receipt's file. */
public record ExportedReceipt(String file) {}
