/**
 * The owner's settings: one commented file that people and the window both write, read again when
 * it changes. What a setting means to the rules is said in {@code dev.hearth.node.policy}.
 */
package dev.hearth.node.settings;
