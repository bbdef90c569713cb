//! The shop as its papers show it.

use store::shop::Shop;

/// Whose paper it is; the logo is put on when it is drawn.
pub(crate) fn shop_on_paper(shop: &Shop) -> papers::Shop {
    papers::Shop {
        name: shop.name.clone(),
        address: shop.address.clone(),
        phone: shop.phone.clone(),
        complaint_phone: shop.complaint_phone.clone(),
        logo: None,
    }
}
