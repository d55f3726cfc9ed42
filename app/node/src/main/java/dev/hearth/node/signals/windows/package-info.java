/** What Windows tells, by functions of its own libraries. */
package dev.hearth.node.signals.windows;
