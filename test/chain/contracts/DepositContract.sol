// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Ethereum's deposit contract, as far as a depositor sees it: it checks lengths and amounts and logs the deposit.
/// The Merkle tree and the check of the data root are left out.
contract DepositContract {
    event DepositEvent(bytes pubkey, bytes withdrawal_credentials, bytes amount, bytes signature, bytes index);

    uint64 private _count;

    function deposit(
        bytes calldata pubkey,
        bytes calldata withdrawal_credentials,
        bytes calldata signature,
        bytes32 deposit_data_root
    ) external payable {
        require(pubkey.length == 48, "DepositContract: invalid pubkey length");
        require(withdrawal_credentials.length == 32, "DepositContract: invalid withdrawal_credentials length");
        require(signature.length == 96, "DepositContract: invalid signature length");
        require(deposit_data_root != 0, "DepositContract: no deposit_data_root");
        require(msg.value >= 1 ether, "DepositContract: deposit value too low");
        require(msg.value % 1 gwei == 0, "DepositContract: deposit value not multiple of gwei");
        emit DepositEvent(
            pubkey,
            withdrawal_credentials,
            _littleEndian(uint64(msg.value / 1 gwei)),
            signature,
            _littleEndian(_count++)
        );
    }

    function get_deposit_count() external view returns (bytes memory) {
        return _littleEndian(_count);
    }

    function _littleEndian(uint64 number) private pure returns (bytes memory bytes8_) {
        bytes8_ = new bytes(8);
        for (uint256 i = 0; i < 8; i++) bytes8_[i] = bytes1(uint8(number >> (8 * i)));
    }
}
