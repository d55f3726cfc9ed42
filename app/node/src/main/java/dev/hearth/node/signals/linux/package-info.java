/**
 * What Linux tells in /proc and /sys. Every source is given the root folder, so that tests lay out
 * their own.
 */
package dev.hearth.node.signals.linux;
