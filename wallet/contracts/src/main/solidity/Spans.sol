// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICourt} from "./ICourt.sol";

/// @notice How a span is listed: in groups of ceil(n / 256), the last one shorter.
library Spans {
    uint256 internal constant MAX_VALUES = 256;

    /// @notice How many values list it.
    function count(uint256 begin, uint256 end) internal pure returns (uint256) {
        return ceilDiv(end - begin, size(begin, end));
    }

    /// @notice What value `index` stands for.
    function group(uint256 begin, uint256 end, uint256 index) internal pure returns (uint256 from, uint256 to) {
        uint256 each = size(begin, end);
        from = begin + index * each;
        to = from + each < end ? from + each : end;
    }

    function ceilDiv(uint256 a, uint256 b) internal pure returns (uint256) {
        return (a + b - 1) / b;
    }

    function size(uint256 begin, uint256 end) private pure returns (uint256) {
        if (begin >= end) revert ICourt.EmptySpan();
        return ceilDiv(end - begin, MAX_VALUES);
    }
}
