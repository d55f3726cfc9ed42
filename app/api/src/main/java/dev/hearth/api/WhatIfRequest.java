package dev.hearth.api;

import java.util.List;

/** Settings to try on the signals of so many past days. */
public record WhatIfRequest(List<SettingChange> changes, int days) {}
