// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Beacon} from "./Beacon.sol";
import {IEscrow} from "./IEscrow.sol";
import {IKeepers} from "./IKeepers.sol";

/// @notice See `IKeepers`.
///
/// A draw counts only for the list it was announced with: who joins or leaves after a block's hash is known cannot change
/// who was drawn, only have it drawn anew, for the price of a bond.
abstract contract Keepers is IKeepers {
    /// @dev Much against the gas of joining; the same in every chain's coin, for no contract knows what that is worth.
    uint256 internal constant KEEPERS_BOND = 0.1 ether;

    uint256 private constant NOTICE = 7 days;
    uint256 private constant DRAWN = 3;

    address[] private list;
    uint256 private changed;
    mapping(address keeper => Keeper) private keepers;
    mapping(address escrow => mapping(bytes32 job => KeepersDraw)) internal keepersDraws;

    /// @dev What is collected later.
    mapping(address account => uint256) internal credits;

    /// @inheritdoc IKeepers
    function joinKeepers() external payable {
        if (msg.value != KEEPERS_BOND) revert WrongBond(msg.value, KEEPERS_BOND);
        if (keepers[msg.sender].place != 0) revert KeeperExists(msg.sender);
        list.push(msg.sender);
        keepers[msg.sender].place = uint32(list.length);
        changed = block.number;
        emit KeeperJoined(msg.sender);
    }

    /// @inheritdoc IKeepers
    function resign() external {
        Keeper storage keeper = known();
        if (keeper.free == 0) keeper.free = uint64(block.timestamp + NOTICE);
        emit KeeperResigned(msg.sender, keeper.free);
    }

    /// @inheritdoc IKeepers
    function leaveKeepers() external {
        Keeper storage keeper = known();
        if (keeper.free == 0 || block.timestamp < keeper.free) revert StillBound(keeper.free);
        address last = list[list.length - 1];
        list[keeper.place - 1] = last;
        keepers[last].place = keeper.place;
        list.pop();
        delete keepers[msg.sender];
        changed = block.number;
        credits[msg.sender] += KEEPERS_BOND;
        emit KeeperLeft(msg.sender);
    }

    /// @inheritdoc IKeepers
    function announceKeepers(address escrow, bytes32 job) external {
        IEscrow.Job memory j = IEscrow(escrow).jobOf(job);
        if (msg.sender != j.payer) revert NotTheJobsPayer(j.payer);
        KeepersDraw storage draw = keepersDraws[escrow][job];
        bool again = draw.announced != 0 && draw.drawn[0] == address(0) && changed > draw.announced;
        if (draw.announced != 0 && !again) revert AlreadyAnnounced(job);
        if (list.length < DRAWN) revert TooFewKeepers(list.length);
        draw.announced = uint64(block.number);
        draw.size = uint32(list.length);
        draw.deposit = j.deposit;
        emit KeepersAnnounced(escrow, job, block.number, list.length);
    }

    /// @inheritdoc IKeepers
    function drawKeepers(address escrow, bytes32 job) external {
        KeepersDraw storage draw = keepersDraws[escrow][job];
        if (draw.announced == 0) revert NotAnnounced(job);
        if (draw.drawn[0] != address(0)) revert AlreadyDrawn(job);
        // In its own block too: what came before it there is in the list, what came after is not.
        if (changed > draw.announced || list.length != draw.size) revert KeepersChanged(changed);
        bytes32 hash = Beacon.hashFor(draw.announced);
        if (hash == 0) revert BeaconMissed(job);
        draw.drawn = three(Beacon.seed(hash, keccak256(abi.encode(escrow, job))));
        emit KeepersDrawn(escrow, job, draw.drawn);
    }

    /// @inheritdoc IKeepers
    function keeperOf(address keeper) external view returns (Keeper memory) {
        return keepers[keeper];
    }

    /// @inheritdoc IKeepers
    function keepersCount() external view returns (uint256) {
        return list.length;
    }

    /// @inheritdoc IKeepers
    function keeperAt(uint256 index) external view returns (address) {
        return list[index];
    }

    /// @inheritdoc IKeepers
    function keepersDrawOf(address escrow, bytes32 job) external view returns (KeepersDraw memory) {
        return keepersDraws[escrow][job];
    }

    /// @dev Turn after turn one of all, passing over those drawn before, so that every three are as likely.
    function three(bytes32 seed) private view returns (address[3] memory drawn) {
        uint256 found = 0;
        for (uint256 turn = 0; found < DRAWN; turn++) {
            address keeper = list[Beacon.pick(seed, 0, turn, list.length)];
            if (keeper != drawn[0] && keeper != drawn[1]) drawn[found++] = keeper;
        }
    }

    function known() private view returns (Keeper storage keeper) {
        keeper = keepers[msg.sender];
        if (keeper.place == 0) revert NoKeeper(msg.sender);
    }
}
