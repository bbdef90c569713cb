//! Customers and the companies they come for.

kernel::id!(
    /// A customer.
    CustomerId
);
kernel::id!(
    /// A number beside a customer's first one.
    CustomerPhoneId
);
kernel::id!(
    /// A company.
    CompanyId
);
