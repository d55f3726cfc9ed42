package dev.hearth.api;

import java.util.List;

/**
 * Receipts, newest first. What is booked meanwhile does not move the pages after it.
 *
 * @param next where the next page begins; 0 when there is none
 */
public record ReceiptPage(List<ReceiptView> receipts, long next) {}
