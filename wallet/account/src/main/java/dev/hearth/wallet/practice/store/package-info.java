/** A file of records that survives kills, full disks and half-written ends. */
package dev.hearth.wallet.practice.store;
