package dev.hearth.api;

/** The job to save and the folder to write; the folder is made when it is missing. */
public record SaveRequest(String job, String folder) {}
