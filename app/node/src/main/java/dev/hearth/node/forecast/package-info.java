/** What a device is likely to earn, from what it does, the jobs there are and what power costs. */
package dev.hearth.node.forecast;
