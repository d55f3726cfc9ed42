/**
 * The practice network's chain: a pure-Java Ethereum node of one process. {@link
 * dev.hearth.wallet.practice.PracticeService} is the way in for web3j.
 */
package dev.hearth.wallet.practice;
