package dev.hearth.api;

/** A value as people write it; an empty one sets the setting back to what it is initially. */
public record SettingChange(String key, String value) {}
