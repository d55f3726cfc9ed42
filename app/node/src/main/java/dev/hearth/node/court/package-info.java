/**
 * The disputes of this node: whoever claims or challenges takes them here ({@code claim}), a
 * litigant plays each ({@code dispute}), a worker finds the moves ({@code worker}), and the store
 * remembers how they went.
 */
package dev.hearth.node.court;
