package dev.hearth.wallet.audit;

import dev.hearth.protocol.Wei;

/**
 * Somebody who offered to audit.
 *
 * @param bond zero when it was lost or taken back
 * @param vendor of the device, in its own words
 */
public record AuditorState(Wei bond, String vendor) {}
