package io.github.nmstate4j.state.iface;

/// How a bond spreads traffic; the ordinal is the kernel's number.
public enum BondMode {
    BALANCE_RR("balance-rr"),
    ACTIVE_BACKUP("active-backup"),
    BALANCE_XOR("balance-xor"),
    BROADCAST("broadcast"),
    LACP("802.3ad"),
    BALANCE_TLB("balance-tlb"),
    BALANCE_ALB("balance-alb");

    private final String word;

    BondMode(String word) {
        this.word = word;
    }

    /// The word of the document and of the kernel.
    public String word() {
        return word;
    }
}
