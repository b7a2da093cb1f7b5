//! Logarithm and exponential that are the same to the last bit on every system: a plan is kept, compared and worked out anew
//! wherever the office is opened. Those of the system differ, on Windows even between two threads of a program.

/// The natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The exponential.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nearest numbers there are, found with sixty digits; the exponential of 19 is one unit off.
    #[test]
    fn the_same_to_the_last_bit_everywhere() {
        let bits = |of: fn(f64) -> f64| [0.1, 0.7, 2.7, 19.0, 123.456].map(|x| of(x).to_bits());
        assert_eq!(bits(ln), LN);
        assert_eq!(bits(exp), EXP);
        for at in 1..400 {
            let days = f64::from(at);
            assert!((exp(ln(days)) / days - 1.0).abs() < 1e-14, "{days}");
        }
    }

    const LN: [u64; 5] = [
        0xc002_6bb1_bbb5_5515,
        0xbfd6_d3c3_24e1_3f50,
        0x3fef_c8b7_f138_bdea,
        0x4007_8e36_0604_b32c,
        0x4013_4377_4f3e_2362,
    ];
    const EXP: [u64; 5] = [
        0x3ff1_aec7_b35a_00d4,
        0x4000_1c2a_6126_8987,
        0x402d_c26c_3257_2a3e,
        0x41a5_46d8_f9ed_26e2,
        0x4b11_428e_1cbc_0143,
    ];
}
