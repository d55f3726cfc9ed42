/**
 * The local API: what the agent tells and takes. {@link dev.hearth.api.HearthApi} is all of it;
 * window, command line, workers and scripts speak it over one owner-only socket. docs/api.md has
 * the same for a reader who writes no Java.
 */
package dev.hearth.api;
