package dev.hearth.node.notify;

/** Something to tell. */
public record Notice(String title, String sentence) {}
