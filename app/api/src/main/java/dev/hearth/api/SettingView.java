package dev.hearth.api;

import java.util.List;

/**
 * A setting.
 *
 * @param device the device it belongs to; empty for the others
 * @param title what the window calls it
 * @param doc what it does, in a sentence
 * @param hint what a value may be: completes "wants ..."
 * @param choices all values there are; empty when there are too many
 * @param value what holds: one of the choices where there are some, however the file says it; else
 *     as the owner wrote it
 * @param initial what holds until the owner sets it
 * @param set whether the owner has set it
 */
public record SettingView(
    String key,
    String group,
    String device,
    String title,
    String doc,
    String hint,
    List<String> choices,
    String value,
    String initial,
    boolean set) {}
