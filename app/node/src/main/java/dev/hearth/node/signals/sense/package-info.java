/** What every source of signals is, whatever machine it reads. */
package dev.hearth.node.signals.sense;
