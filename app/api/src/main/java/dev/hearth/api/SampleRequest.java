package dev.hearth.api;

/** Text to continue, how many tokens more, how bold (temperature), and the seed of the draw. */
public record SampleRequest(String job, String prompt, int tokens, double temperature, long seed) {}
