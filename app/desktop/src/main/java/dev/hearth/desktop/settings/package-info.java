/** The Settings screen: every setting, what the rules say now, and what if they were others. */
package dev.hearth.desktop.settings;
