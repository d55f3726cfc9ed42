/**
 * How backends may cut an operator: matrix products, scatters and groups of loops that go row by
 * row. Found by looking at programs, so an operator says nothing but what it computes.
 */
package dev.hearth.compute.plan;
