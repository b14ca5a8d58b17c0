// Generated from contract/openapi.yaml by `make generate`; do not edit.

export interface paths {
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the products on sale
         * @description A price filter applies to a product's lowest price. Lists are kept in the asked order by an index; the cost of a page does not depend on the size of the catalogue.
         */
        get: operations["listProducts"];
        put?: never;
        /** Create a product */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A product's id or slug. */
                product: components["parameters"]["Product"];
            };
            cookie?: never;
        };
        /**
         * Get one product by id or slug
         * @description The public sees active products only; staff see drafts and archived ones too.
         */
        get: operations["getProduct"];
        /**
         * Replace a product
         * @description Replaces all that `ProductInput` holds. `stock` counts only for variants that are new; the stock of a variant that stays is changed by `adjustStock` alone. A variant that is left out is removed, unless some of its stock is reserved.
         */
        put: operations["updateProduct"];
        post?: never;
        /**
         * Delete a product and its stock
         * @description Orders keep what they sold. Refused while any of the product's stock is reserved; archive the product instead.
         */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products of every status, or find some
         * @description `q` finds products by the beginning of a word of their name, of several words in a row, or of a SKU, without case and accents; the list is then in the order of what was found, and `sort` does not count. Neither costs more as the catalogue grows.
         */
        get: operations["listAllProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/image-uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what picture is to be uploaded, and get the form to upload it with
         * @description Post the form's fields, then the file as `file`, as multipart/form-data to the form's address within ten minutes: it takes a file of this type and of this size to the byte, and nothing else. The file is then looked at and resized; `getImageUpload` tells how that went.
         */
        post: operations["createImageUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/image-uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        /** Get what became of an upload, for a day */
        get: operations["getImageUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/imports/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create and change some products from a file, or say what would be
         * @description Each item is a `ProductImport`, and is decided by itself: what is wrong with one is said of it, and keeps no other from being written. An item whose slug is known changes that product, any other creates one. What an item does not have stays as it is, and so does a variant that it does not name: nothing is removed. What is so already is not written, so the same items may be sent again. With `dryRun` all is decided in the same way, and nothing is written.
         */
        post: operations["importProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/imports/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count some SKUs and set their thresholds from a file, or say what would be
         * @description Each item is a `StockImport`, and is decided by itself. `onHand` is a count, as of `countStock`: it is logged, also where it found what was known, and a file counts a SKU once, however often it is sent, so that orders that came meanwhile stay. With `dryRun` all is decided in the same way, and nothing is written.
         */
        post: operations["importStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/exports/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all there is to know of the products of every status, the oldest first
         * @description For files. `available` is as it was when the product was last written: `listStock` says what it is now.
         */
        get: operations["exportProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the stock of all SKUs, or of those that run low
         * @description In the order of the SKUs. What runs low is marked when staff or an order change it, so an entry may lag by a moment.
         */
        get: operations["listStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock/{sku}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a SKU's stock on hand to what was counted
         * @description The difference is logged as a movement. What is reserved for orders stays so; a count of less than that is refused. The same `Idempotency-Key` counts once.
         */
        post: operations["countStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock/{sku}/threshold": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        get?: never;
        /** Say below how many a SKU runs low */
        put: operations["setStockThreshold"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock/{sku}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        /** List what staff added to and took from a SKU's stock, the newest first */
        get: operations["listStockMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stock/{sku}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add to or take from a SKU's stock on hand
         * @description Adjustments add up, so none is lost between two people or an order. The same `Idempotency-Key` adjusts once, however often it is sent.
         */
        post: operations["adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the shop's categories */
        get: operations["listCategories"];
        /**
         * Put the categories in another order, or under other ones
         * @description Names every category once, in the order of the shop.
         */
        put: operations["arrangeCategories"];
        /**
         * Create a category
         * @description It comes last among its siblings. The tree has one version, and every change of it is based on that version.
         */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/{category}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category: components["parameters"]["CategorySlug"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change what a category is called and says
         * @description Its slug stays, as products and addresses go by it.
         */
        put: operations["updateCategory"];
        post?: never;
        /**
         * Delete a category that nothing is in
         * @description Refused while it has products, of whatever status, or categories of its own.
         */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Price a cart
         * @description Computes every amount from what the catalogue says now, and says per line what is wrong. Lines with a problem other than `price-changed` are left out of the totals. Nothing is reserved or kept.
         */
        post: operations["quoteCart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders, the newest first
         * @description All of them, or those in a state, of a customer's e-mail address, of some days; a page may be short where two filters are given.
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * Place an order, exactly once
         * @description Quotes the lines, reserves their stock, charges the payment token and confirms the order.
         *
         *     The same `Idempotency-Key` with the same body gives the stored answer again, with `Idempotent-Replayed: true`, and charges
         *     nothing more: send it again whenever the answer did not arrive. With another body it is a 422 problem. After a decline (402),
         *     send the next attempt with a new key.
         *
         *     Nothing is charged unless the server's total is `expectedTotal`, the one that the customer saw.
         */
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the link to an order by mail
         * @description For who has an order's number and no way back to it. Mails the link to the order's own address, if `email` is that address. The answer is the same, and takes the same work, whether there is such an order or not. So many requests may come from a network address, and for an e-mail address, in a quarter of an hour; more are a 429 problem.
         */
        post: operations["requestOrderLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /**
         * Get an order
         * @description For its owner, for staff, and for a guest who sends the order's token. To anyone else an order that exists looks like one that does not.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a payment that the customer has confirmed
         * @description Where `createOrder` answered 202, the customer's bank wanted to hear from the customer first. Asks the payment provider how that ended, and confirms the order or gives its stock back. May be sent again.
         */
        post: operations["completePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/fulfilments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an order, in part or whole
         * @description Takes the pieces out of the stock on hand. Without `lines`, all that is left to send. The same `Idempotency-Key` sends once.
         */
        post: operations["fulfilOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that an order has arrived */
        post: operations["deliverOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order that is not sent
         * @description Gives its stock back and returns what was paid, in whole.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return money for an order
         * @description Of lines and quantities, or of an amount, or all that is left; never more than was paid and not yet returned. Pieces that are refunded before they are sent are not sent any more, and their stock is given back. Where nothing was sent and nothing is left to send, the order is cancelled, and all that is left of its money goes back, shipping too. The same `Idempotency-Key` refunds once.
         */
        post: operations["refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        /**
         * List what staff noted on an order, the newest first
         * @description For staff alone. Notes are kept beside the order and are no part of it: no customer, no mail and no event has them.
         */
        get: operations["listOrderNotes"];
        put?: never;
        /**
         * Note something on an order
         * @description For staff alone, in whatever state the order is. The same `Idempotency-Key` notes once.
         */
        post: operations["addOrderNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{orderId}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail the customer once more what happened
         * @description The mail of one entry of the order's timeline, written of the order as it is now. The same `Idempotency-Key` mails once; with another entry it is a 422 problem, `idempotency-key-reused`.
         */
        post: operations["resendOrderMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what the shop knows of the caller */
        get: operations["getProfile"];
        /** Replace what the shop knows of the caller */
        put: operations["updateProfile"];
        post?: never;
        /**
         * Delete all that the shop keeps of the caller
         * @description Orders stay for the books, with the person removed from them; while one of them is still to be paid or sent, nothing is deleted. Many orders take several requests: ask again until `done`. The login itself is Cognito's, and deleted there.
         */
        delete: operations["deleteMyAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get all that the shop keeps of the caller */
        get: operations["exportMyData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the caller's addresses, the default first */
        get: operations["listAddresses"];
        put?: never;
        /**
         * Add an address
         * @description The first one is the default. An address that is there already is not added again.
         */
        post: operations["createAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/addresses/{addressId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                addressId: components["parameters"]["AddressId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Replace an address */
        put: operations["updateAddress"];
        post?: never;
        /** Delete an address */
        delete: operations["deleteAddress"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wishlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the caller wishes for, the newest first */
        get: operations["getWishlist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/wishlist/{sku}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        get?: never;
        /** Wish for a SKU */
        put: operations["addToWishlist"];
        post?: never;
        /** Wish for a SKU no more */
        delete: operations["removeFromWishlist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the cart that the caller left */
        get: operations["getCart"];
        /** Keep a cart */
        put: operations["replaceCart"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/cart/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the cart from before sign-in to the caller's
         * @description Of a SKU that both hold, the larger quantity counts, so that merging again changes nothing; no quantity is more than what is available, and none is less than one.
         */
        post: operations["mergeCart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the caller's own orders, the newest first */
        get: operations["listMyOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/orders/adoption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the caller's own what they ordered as a guest
         * @description Takes the orders of the caller's e-mail address that belong to no account, if the token says that the address is confirmed; else none. Asking again changes nothing. Many orders take several requests: ask again until `done`.
         */
        post: operations["adoptOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/orders/{orderId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel one's own order while nothing of it is sent
         * @description For its owner, and for a guest who sends the order's token. What was paid is returned in whole.
         */
        post: operations["cancelMyOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear from the payment provider
         * @description Only a notice with a valid, recent signature is looked at, and then the provider is asked how the payment stands: the notice's own claims are not believed. A notice that comes twice, late or out of order changes nothing. A forged or stale one is refused and recorded.
         */
        post: operations["receivePaymentWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Daily sales
         * @description Revenue, orders and products sold per day of the shop's own time zone, kept by increments as orders are paid and refunded. At most 92 days.
         */
        get: operations["listSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what on a day, the newest first
         * @description Every write of the staff, kept in the transaction of the change itself with what was before and is after; and what was refused of the payment provider. A day is of UTC. What orders say of their customers is not in it.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who works here
         * @description All who have a role, by e-mail. They have one version together, and every change of a role is based on it.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Invite somebody to work here
         * @description Who has no account gets a mail with a password for the first time, which holds for seven days. Who has one keeps it, and has the role from the next sign-in on. Staff who are invited as an admin become one; an invitation takes nothing away.
         */
        post: operations["invitePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Give somebody who works here another role
         * @description It holds at once. Nobody changes their own role, and an admin always stays.
         */
        put: operations["changePersonRole"];
        post?: never;
        /**
         * Take away somebody's role
         * @description They are a customer from now on, and signed out everywhere. Nobody takes away their own role, and an admin always stays.
         */
        delete: operations["removePerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{personId}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail an invitation again
         * @description With a new password for the first time, which holds for seven days.
         */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{personId}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a second factor that was lost
         * @description The person is signed out everywhere, and signs in by their password alone until they set up another one.
         */
        delete: operations["resetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the subscriptions */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Subscribe an address to events
         * @description The signing secret is in this answer and in no other. Addresses of private networks and of the shop's own machines are refused.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a subscription */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /** List what was sent to a subscription, the newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: components["parameters"]["WebhookId"];
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what functions could not do
         * @description Each function gives up what it cannot do, after its last attempt or at once, and says why. It lies in a queue for 14 days, from where it can be put back.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{letterId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letterId: components["parameters"]["DeadLetterId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a dead letter back to where it came from
         * @description The function that gave it up tries again. A letter that was replayed is there no more; one that fails again comes back, with its reason. To replay a mail that may have gone out is to say that it is to be sent again.
         */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether the tables answer */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What went wrong, after RFC 9457. */
        Problem: {
            /**
             * @description Names the kind of problem: `/problems/` and its name.
             * @example /problems/out-of-stock
             */
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @description Quote it when asking for help. */
            requestId?: string;
            errors?: components["schemas"]["FieldError"][];
        };
        FieldError: {
            /**
             * @description JSON pointer into the request's body; `/query/…`, `/path/…` and `/header/…` for what is not in the body.
             * @example /lines/0/quantity
             */
            pointer: string;
            detail: string;
            /** @description A word for programs; the same words as in a quote's lines. */
            code?: string;
        };
        Money: {
            /** @description Minor units. */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        /**
         * @description ISO 4217.
         * @example EUR
         */
        Currency: string;
        /** @description The price of one piece. */
        UnitPrice: {
            /** @description Minor units. */
            amount: number;
            currency: components["schemas"]["Currency"];
        };
        /** @example stoneware-mug */
        Slug: string;
        /** @example MUG-SAND */
        Sku: string;
        /** @example ord_1q3n8r0w5c7y2k9m4t6v8x0z1b */
        OrderId: string;
        Quantity: number;
        /**
         * @description ISO 3166-1 alpha-2.
         * @example DE
         */
        Country: string;
        ShippingMethodId: string;
        /** @example WELCOME10 */
        PromotionCode: string;
        /**
         * @default newest
         * @enum {string}
         */
        ProductSort: "newest" | "price-asc" | "price-desc" | "name";
        /** @enum {string} */
        ProductStatus: "draft" | "active" | "archived";
        Image: {
            /** @description A path of the site or an https address. */
            url: string;
            alt: string;
            width: number;
            height: number;
        };
        /** @enum {string} */
        ImageType: "image/jpeg" | "image/png" | "image/webp" | "image/avif";
        ImageUploadInput: {
            /** @description The file's, for people. */
            name: string;
            contentType: components["schemas"]["ImageType"];
            /** @description In bytes. */
            size: number;
        };
        ImageUpload: {
            id: string;
            name: string;
            contentType: components["schemas"]["ImageType"];
            size: number;
            /**
             * @description Awaited until the file is there and has been looked at; then it is ready, or refused.
             * @enum {string}
             */
            state: "awaited" | "ready" | "refused";
            /** Format: date-time */
            createdAt: string;
            /** @description Of a ready one, for a product or a category. Its address ends in `/<width>.webp`; beside it there are the smaller of the widths 320, 640 and 1280, and each as `.avif` too. */
            image?: components["schemas"]["Image"];
            problem?: components["schemas"]["ImageProblem"];
        };
        /** @description Why an upload was refused, in a word for programs and a sentence for people that says what to do. */
        ImageProblem: {
            /** @enum {string} */
            code: "not-a-picture" | "other-type" | "too-large" | "too-many-pixels" | "too-narrow" | "damaged";
            detail: string;
        };
        CreatedImageUpload: {
            upload: components["schemas"]["ImageUpload"];
            form: components["schemas"]["UploadForm"];
        };
        UploadForm: {
            url: string;
            fields: {
                [key: string]: string;
            };
        };
        OptionValue: string;
        /** @description What tells a variant from its siblings, by option name: `{"Size": "M", "Colour": "Sand"}`. Empty for a simple product. */
        Options: {
            [key: string]: components["schemas"]["OptionValue"];
        };
        Category: {
            slug: components["schemas"]["Slug"];
            name: string;
            description: string;
            image?: components["schemas"]["Image"];
            parent?: components["schemas"]["Slug"];
        };
        CategoryPage: {
            items: components["schemas"]["Category"][];
            /** @description Of the whole tree; a change is based on it. */
            version: number;
            nextCursor?: string;
        };
        CategoryName: string;
        CategoryDescription: string;
        CategoryInput: {
            slug: components["schemas"]["Slug"];
            name: components["schemas"]["CategoryName"];
            description: components["schemas"]["CategoryDescription"];
            image?: components["schemas"]["Image"];
            parent?: components["schemas"]["Slug"];
        };
        CategoryText: {
            name: components["schemas"]["CategoryName"];
            description: components["schemas"]["CategoryDescription"];
            image?: components["schemas"]["Image"];
        };
        CategoryPlace: {
            slug: components["schemas"]["Slug"];
            parent?: components["schemas"]["Slug"];
        };
        CategoryArrangement: {
            items: components["schemas"]["CategoryPlace"][];
        };
        /** @description A product as it appears in a list. */
        ProductCard: {
            id: string;
            slug: components["schemas"]["Slug"];
            name: string;
            category: components["schemas"]["Slug"];
            priceFrom: components["schemas"]["UnitPrice"];
            priceTo: components["schemas"]["UnitPrice"];
            image?: components["schemas"]["Image"];
            /** @description A hint for the list; the product and the quote say what is available now. */
            inStock: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        ProductPage: {
            items: components["schemas"]["ProductCard"][];
            nextCursor?: string;
        };
        /** @description What search engines and shared links say of a product, where it is not its name and the beginning of its description. */
        Seo: {
            title?: string;
            description?: string;
        };
        /** @description A product as it appears in a list for staff. */
        ProductOverview: {
            id: string;
            slug: components["schemas"]["Slug"];
            name: string;
            category: components["schemas"]["Slug"];
            status: components["schemas"]["ProductStatus"];
            priceFrom: components["schemas"]["UnitPrice"];
            priceTo: components["schemas"]["UnitPrice"];
            image?: components["schemas"]["Image"];
            /** @description Of its variants, in their order. */
            skus: components["schemas"]["Sku"][];
            /** @description Of all variants together, as are the next two. */
            onHand: number;
            reserved: number;
            available: number;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ProductOverviewPage: {
            items: components["schemas"]["ProductOverview"][];
            nextCursor?: string;
        };
        Variant: {
            sku: components["schemas"]["Sku"];
            options: components["schemas"]["Options"];
            price: components["schemas"]["UnitPrice"];
            /** @description How many can be bought now. */
            available: number;
        };
        Product: {
            id: string;
            slug: components["schemas"]["Slug"];
            name: string;
            /** @description Plain text; a blank line starts a new paragraph. */
            description: string;
            category: components["schemas"]["Slug"];
            status: components["schemas"]["ProductStatus"];
            images: components["schemas"]["Image"][];
            variants: components["schemas"]["Variant"][];
            seo?: components["schemas"]["Seo"];
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        VariantInput: {
            sku: components["schemas"]["Sku"];
            options?: components["schemas"]["Options"];
            price: components["schemas"]["UnitPrice"];
            /**
             * @description On hand when the variant is created.
             * @default 0
             */
            stock: number;
        };
        ProductInput: {
            slug: components["schemas"]["Slug"];
            name: string;
            /** @default  */
            description: string;
            category: components["schemas"]["Slug"];
            status?: components["schemas"]["ProductStatus"];
            images?: components["schemas"]["Image"][];
            variants: components["schemas"]["VariantInput"][];
            seo?: components["schemas"]["Seo"];
        };
        ProductDocumentPage: {
            items: components["schemas"]["Product"][];
            nextCursor?: string;
        };
        ProductImportRequest: {
            /**
             * @description Only say what would be done.
             * @default false
             */
            dryRun: boolean;
            /** @description Each a `ProductImport`; one that is not is refused by itself. */
            items: Record<string, never>[];
        };
        /** @description A product as a file has it. What is left out stays as it is; what is new needs a name, a category and variants with prices. */
        ProductImport: {
            slug: components["schemas"]["Slug"];
            name?: string;
            description?: string;
            category?: components["schemas"]["Slug"];
            status?: components["schemas"]["ProductStatus"];
            images?: components["schemas"]["Image"][];
            /** @description Known by their SKUs. */
            variants?: components["schemas"]["VariantImport"][];
            seo?: components["schemas"]["Seo"];
        };
        VariantImport: {
            sku: components["schemas"]["Sku"];
            options?: components["schemas"]["Options"];
            price?: components["schemas"]["UnitPrice"];
            /** @description On hand when the variant is created; of one that is there, `importStock` sets it. */
            stock?: number;
        };
        StockImportRequest: {
            /**
             * @description Only say what would be done.
             * @default false
             */
            dryRun: boolean;
            /** @description What tells the file from any other, such as its SHA-256: it counts each SKU once. */
            file: string;
            /** @description Each a `StockImport`; one that is not is refused by itself. */
            items: Record<string, never>[];
        };
        StockImport: {
            sku: components["schemas"]["Sku"];
            /** @description What was counted, those that are reserved among them. */
            onHand?: number;
            /** @description A SKU runs low when less than this is available; 0 for never. */
            threshold?: number;
        };
        ImportReport: {
            items: components["schemas"]["ImportedItem"][];
        };
        /** @enum {string} */
        ImportOutcome: "created" | "changed" | "unchanged" | "repeated" | "refused";
        ImportedItem: {
            /** @description What was done, or would be in a dry run; `repeated`: this file had counted the SKU before. */
            outcome: components["schemas"]["ImportOutcome"];
            /** @description Of the product. */
            id?: string;
            /** @description JSON pointers to what is new. */
            changes: string[];
            /** @description On hand before. */
            was?: number;
            /** @description Why it was refused. */
            detail?: string;
            /** @description Pointers into the item. */
            errors?: components["schemas"]["FieldError"][];
        };
        StockAdjustment: {
            /** @description Pieces to add; negative takes away. */
            quantity: number;
            reason: components["schemas"]["StockReason"];
            note?: string;
        };
        /** @enum {string} */
        StockReason: "received" | "returned" | "counted" | "damaged" | "lost" | "correction";
        StockCount: {
            /** @description On hand, those that are reserved among them. */
            counted: number;
            note?: string;
        };
        StockThreshold: {
            /** @description A SKU runs low when less than this is available; 0 for never. Until it is set, the shop's own holds. */
            threshold: number;
        };
        /** @description The stock of a SKU, and what it is of. */
        StockItem: {
            sku: components["schemas"]["Sku"];
            productId: string;
            slug: components["schemas"]["Slug"];
            name: string;
            status: components["schemas"]["ProductStatus"];
            options: components["schemas"]["Options"];
            image?: components["schemas"]["Image"];
            onHand: number;
            reserved: number;
            available: number;
            threshold: number;
        };
        StockPage: {
            items: components["schemas"]["StockItem"][];
            nextCursor?: string;
        };
        StockMovement: {
            /** Format: date-time */
            at: string;
            /** @description Pieces added; negative were taken away. */
            quantity: number;
            reason: components["schemas"]["StockReason"];
            note: string;
            /** @description The account of who did it. */
            by: string;
        };
        StockMovementPage: {
            items: components["schemas"]["StockMovement"][];
            nextCursor?: string;
        };
        Stock: {
            sku: components["schemas"]["Sku"];
            /** @description In the warehouse. */
            onHand: number;
            /** @description Of those, promised to orders. */
            reserved: number;
            /** @description On hand, less reserved: what can still be sold. */
            available: number;
        };
        CartLine: {
            sku: components["schemas"]["Sku"];
            quantity: components["schemas"]["Quantity"];
        };
        QuoteLineRequest: {
            sku: components["schemas"]["Sku"];
            quantity: components["schemas"]["Quantity"];
            seenPrice?: components["schemas"]["UnitPrice"];
        };
        QuoteRequest: {
            lines: components["schemas"]["QuoteLineRequest"][];
            country?: components["schemas"]["Country"];
            shippingMethod?: components["schemas"]["ShippingMethodId"];
            promotionCode?: components["schemas"]["PromotionCode"];
        };
        /** @enum {string} */
        LineProblem: "unknown-sku" | "out-of-stock" | "not-enough-stock" | "price-changed";
        /** @enum {string} */
        PromotionProblem: "unknown-code" | "not-active" | "used-up" | "below-minimum";
        QuoteLine: {
            sku: components["schemas"]["Sku"];
            quantity: components["schemas"]["Quantity"];
            productId?: string;
            slug?: components["schemas"]["Slug"];
            name?: string;
            options?: components["schemas"]["Options"];
            image?: components["schemas"]["Image"];
            unitPrice?: components["schemas"]["UnitPrice"];
            subtotal?: components["schemas"]["Money"];
            discount?: components["schemas"]["Money"];
            tax?: components["schemas"]["Money"];
            total?: components["schemas"]["Money"];
            /** @description How many can be bought now. */
            available?: number;
            problem?: components["schemas"]["LineProblem"];
        };
        ShippingOption: {
            id: components["schemas"]["ShippingMethodId"];
            name: string;
            description: string;
            price: components["schemas"]["Money"];
            freeFrom?: components["schemas"]["Money"];
        };
        /** @description `total` = `subtotal` − `discount` + `shipping`, plus `tax` where it is not included in the prices. */
        Totals: {
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            taxIncluded: boolean;
            total: components["schemas"]["Money"];
        };
        AppliedPromotion: {
            code: components["schemas"]["PromotionCode"];
            description: string;
            problem?: components["schemas"]["PromotionProblem"];
        };
        Quote: {
            lines: components["schemas"]["QuoteLine"][];
            country: components["schemas"]["Country"];
            /** @description Where the shop delivers. */
            countries: components["schemas"]["Country"][];
            shippingMethod: components["schemas"]["ShippingMethodId"];
            shippingOptions: components["schemas"]["ShippingOption"][];
            promotion?: components["schemas"]["AppliedPromotion"];
            totals: components["schemas"]["Totals"];
            /** @description Whether an order of just these lines would be taken now. */
            orderable: boolean;
        };
        Address: {
            name: string;
            line1: string;
            line2?: string;
            city: string;
            region?: string;
            postalCode: string;
            country: components["schemas"]["Country"];
            phone?: string;
        };
        Email: string;
        OrderRequest: {
            lines: components["schemas"]["CartLine"][];
            email: components["schemas"]["Email"];
            shippingAddress: components["schemas"]["Address"];
            shippingMethod: components["schemas"]["ShippingMethodId"];
            promotionCode?: components["schemas"]["PromotionCode"];
            /** @description From the payment provider's hosted fields. */
            paymentToken: string;
            expectedTotal: components["schemas"]["Money"];
        };
        /**
         * @description `placed`: stock is reserved, the payment is under way; `paid`: confirmed; `payment-failed`, `expired`, `cancelled`: nothing is kept, nothing is held; `partly-fulfilled`, `fulfilled`: sent in part or whole; `delivered`: it has arrived.
         * @enum {string}
         */
        OrderState: "placed" | "paid" | "payment-failed" | "expired" | "partly-fulfilled" | "fulfilled" | "delivered" | "cancelled";
        /**
         * @description How much of what was paid has been returned, or is on its way back.
         * @enum {string}
         */
        RefundState: "none" | "partly-refunded" | "refunded";
        /** @enum {string} */
        OrderEventType: "OrderPlaced" | "OrderPaid" | "PaymentFailed" | "OrderExpired" | "OrderFulfilled" | "OrderDelivered" | "OrderCancelled" | "RefundRequested" | "RefundIssued" | "RefundFailed" | "PaymentReturned";
        /** @enum {string} */
        Actor: "customer" | "staff" | "payment-provider" | "shop";
        TimelineEntry: {
            /** Format: date-time */
            at: string;
            event: components["schemas"]["OrderEventType"];
            by: components["schemas"]["Actor"];
            /** @description Whose account did it; for staff only. */
            actor?: string;
            /** @description The fulfilment or refund that it is about. */
            subject?: string;
            note?: string;
        };
        OrderLineQuantity: {
            /** @description The line's place in the order */
            line: number;
            quantity: components["schemas"]["Quantity"];
        };
        Fulfilment: {
            id: string;
            /** Format: date-time */
            at: string;
            lines: components["schemas"]["OrderLineQuantity"][];
            carrier: string;
            trackingNumber?: string;
            trackingUrl?: string;
        };
        FulfilmentInput: {
            lines?: components["schemas"]["OrderLineQuantity"][];
            carrier: string;
            trackingNumber?: string;
            trackingUrl?: string;
        };
        Refund: {
            id: string;
            /** Format: date-time */
            at: string;
            amount: components["schemas"]["Money"];
            /** @enum {string} */
            state: "pending" | "issued" | "failed";
            reason: components["schemas"]["RefundReason"];
            lines?: components["schemas"]["OrderLineQuantity"][];
        };
        /** @enum {string} */
        RefundReason: "cancelled" | "returned" | "damaged" | "goodwill" | "payment-too-late" | "found-at-provider";
        /** @description `lines` or `amount` or neither, for all that is left. */
        RefundInput: {
            lines?: components["schemas"]["OrderLineQuantity"][];
            amount?: components["schemas"]["UnitPrice"];
            /** @enum {string} */
            reason: "cancelled" | "returned" | "damaged" | "goodwill";
            note?: components["schemas"]["Note"];
        };
        Cancellation: {
            note?: components["schemas"]["Note"];
        };
        OrderNoteInput: {
            text: string;
        };
        OrderNote: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @description Whose account noted it. */
            actor: string;
            text: string;
        };
        OrderNotePage: {
            items: components["schemas"]["OrderNote"][];
            nextCursor?: string;
        };
        OrderMailInput: {
            /** @description The entry's place in the order's timeline, from 0. */
            entry: number;
        };
        OrderMail: {
            event: components["schemas"]["OrderEventType"];
            recipient: components["schemas"]["Email"];
        };
        Note: string;
        /** @example 2026-11-24 */
        Day: string;
        PaymentCompletion: {
            /** @description Of the simulated provider; Stripe needs none. */
            challengeToken?: string;
        };
        PaymentNoticeReceipt: {
            received: boolean;
        };
        /** @description Where the customer confirms the payment, and comes back from. */
        PaymentAction: {
            url: string;
            /** @description For the provider's own code in the browser. */
            clientSecret?: string;
        };
        /** @description What happened to an order, as it goes over the bus and to webhooks. `id` is the same however often it is sent: the order's id and the place in its timeline. */
        OrderEvent: {
            id: string;
            type: components["schemas"]["OrderEventType"];
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Actor"];
            /** @description The fulfilment or refund that it is about. */
            subject?: string;
            order: components["schemas"]["Order"];
        };
        OrderSummary: {
            id: components["schemas"]["OrderId"];
            number: string;
            state: components["schemas"]["OrderState"];
            refundState: components["schemas"]["RefundState"];
            /** Format: date-time */
            placedAt: string;
            email: components["schemas"]["Email"];
            name: string;
            pieces: number;
            total: components["schemas"]["Money"];
            image?: components["schemas"]["Image"];
        };
        OrderPage: {
            items: components["schemas"]["OrderSummary"][];
            nextCursor?: string;
        };
        PersonName: string;
        Phone: string;
        /** @description What the shop calls the caller and how it reaches them, empty where it does not know; the e-mail address is the login's. */
        Profile: {
            name: components["schemas"]["PersonName"];
            phone: components["schemas"]["Phone"];
        };
        /** @example adr_1q3n8r0w5c7y2 */
        AddressId: string;
        AddressInput: {
            address: components["schemas"]["Address"];
            /**
             * @description Takes it from the one that was.
             * @default false
             */
            isDefault: boolean;
        };
        SavedAddress: {
            id: components["schemas"]["AddressId"];
            isDefault: boolean;
            address: components["schemas"]["Address"];
        };
        AddressPage: {
            items: components["schemas"]["SavedAddress"][];
            nextCursor?: string;
        };
        Wish: {
            sku: components["schemas"]["Sku"];
            /** Format: date-time */
            addedAt: string;
        };
        /** @description A wish; without name and price where it is no longer sold. */
        WishlistItem: {
            sku: components["schemas"]["Sku"];
            /** Format: date-time */
            addedAt: string;
            slug?: components["schemas"]["Slug"];
            name?: string;
            options?: components["schemas"]["Options"];
            image?: components["schemas"]["Image"];
            price?: components["schemas"]["UnitPrice"];
            /** @description How many can be bought now. */
            available: number;
        };
        WishlistPage: {
            items: components["schemas"]["WishlistItem"][];
            nextCursor?: string;
        };
        SavedCartLine: {
            sku: components["schemas"]["Sku"];
            quantity: components["schemas"]["Quantity"];
            seenPrice: components["schemas"]["UnitPrice"];
        };
        SavedCart: {
            lines: components["schemas"]["SavedCartLine"][];
        };
        DataExport: {
            profile: components["schemas"]["Profile"];
            addresses: components["schemas"]["SavedAddress"][];
            wishlist: components["schemas"]["Wish"][];
            cart: components["schemas"]["SavedCart"];
            orders: components["schemas"]["Order"][];
            nextCursor?: string;
        };
        OrderLinkRequest: {
            /**
             * @description The order's number; in any case, and with or without the hyphen.
             * @example 7F3K9-Q2MXT
             */
            number: string;
            email: components["schemas"]["Email"];
        };
        OrderLinkReceipt: {
            email: components["schemas"]["Email"];
        };
        OrderAdoption: {
            /** @description How many orders this request made the caller's. */
            adopted: number;
            /** @description False where there are more orders to adopt: ask again. */
            done: boolean;
        };
        AccountDeletion: {
            /** @description False where there are more orders to remove the person from: ask again. */
            done: boolean;
        };
        ProductSales: {
            productId: string;
            name: string;
            pieces: number;
            revenue: components["schemas"]["Money"];
        };
        /** @description Revenue is what was paid, tax and shipping included; `refunded` counts on the day of the refund. */
        DailySales: {
            day: components["schemas"]["Day"];
            orders: number;
            revenue: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            averageOrder: components["schemas"]["Money"];
            /** @description By revenue, the most first. */
            products: components["schemas"]["ProductSales"][];
        };
        SalesPage: {
            /** @description The day that it is in the shop's own time zone. */
            today: components["schemas"]["Day"];
            items: components["schemas"]["DailySales"][];
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @description The operation. */
            action: string;
            /** @description The account of who did it, or what it was that did it. */
            by: string;
            /** @description The id of what it was done to. */
            subject: string;
            /** @description What was there, as JSON; empty where there was nothing, or it is not kept. */
            before: string;
            /** @description What is there now, or was asked for, as JSON; empty where there is nothing. Of what was refused, why. */
            after: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor?: string;
        };
        /** @enum {string} */
        PersonRole: "staff" | "admin";
        Person: {
            /** @description The account's id. */
            id: string;
            email: string;
            role: components["schemas"]["PersonRole"];
            /**
             * @description Invited until the first sign-in; suspended where somebody disabled the account in Cognito.
             * @enum {string}
             */
            state: "invited" | "active" | "suspended";
            /** @description Whether they sign in with an app that shows codes. */
            secondFactor: boolean;
            /**
             * Format: date-time
             * @description When the account was made.
             */
            since: string;
        };
        PersonPage: {
            items: components["schemas"]["Person"][];
            /** @description Of all roles together; a change is based on it. */
            version: number;
            nextCursor?: string;
        };
        Invitation: {
            email: components["schemas"]["Email"];
            role: components["schemas"]["PersonRole"];
        };
        RoleChange: {
            role: components["schemas"]["PersonRole"];
        };
        WebhookUrl: string;
        WebhookInput: {
            url: components["schemas"]["WebhookUrl"];
            events: components["schemas"]["OrderEventType"][];
        };
        Webhook: {
            id: string;
            url: components["schemas"]["WebhookUrl"];
            events: components["schemas"]["OrderEventType"][];
            /** Format: date-time */
            createdAt: string;
        };
        CreatedWebhook: {
            webhook: components["schemas"]["Webhook"];
            /** @description Signs what is sent: `Tradewind-Signature: t=<seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. */
            secret: string;
        };
        WebhookPage: {
            items: components["schemas"]["Webhook"][];
            nextCursor?: string;
        };
        WebhookAttempt: {
            /** Format: date-time */
            at: string;
            ok: boolean;
            status?: number;
            /** @description The beginning of the answer's body. */
            answer?: string;
            /** @description Why there was no answer. */
            failure?: string;
            milliseconds?: number;
        };
        WebhookDelivery: {
            id: string;
            eventId: string;
            eventType: components["schemas"]["OrderEventType"];
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            /** Format: date-time */
            createdAt: string;
            attempts: components["schemas"]["WebhookAttempt"][];
            /** @description The body, as it is sent. */
            payload: string;
        };
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor?: string;
        };
        DeadLetter: {
            id: string;
            /** @description The function that gave it up, by its name in contract/events.yaml. */
            function: string;
            /** @description A word that says why; `died` where the function died or ran out of time. */
            reason: string;
            attempts: number;
            /**
             * Format: date-time
             * @description When it was given up.
             */
            at?: string;
            /** @description The kinds of the failures, the last one first. */
            failure?: string;
            /** @description Where in the code. */
            places?: string;
            eventType?: components["schemas"]["OrderEventType"];
            eventId?: string;
            orderId?: string;
            orderNumber?: string;
            /** @description What it was about, as JSON, of what staff may see. Missing where that is nothing. */
            payload?: string;
        };
        DeadLetterList: {
            items: components["schemas"]["DeadLetter"][];
            /** @description About how many there are; more than the items, where there are many. */
            waiting: number;
        };
        OrderLine: {
            sku: components["schemas"]["Sku"];
            quantity: number;
            /** @description Of those, sent. */
            fulfilled: number;
            /** @description Of those, cancelled or refunded before they were sent. */
            withdrawn: number;
            productId: string;
            slug: components["schemas"]["Slug"];
            name: string;
            options: components["schemas"]["Options"];
            image?: components["schemas"]["Image"];
            unitPrice: components["schemas"]["UnitPrice"];
            subtotal: components["schemas"]["Money"];
            discount: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        OrderShipping: {
            id: components["schemas"]["ShippingMethodId"];
            name: string;
            price: components["schemas"]["Money"];
        };
        Order: {
            id: components["schemas"]["OrderId"];
            /**
             * @description For people to read to each other.
             * @example 7F3K9-Q2MXT
             */
            number: string;
            state: components["schemas"]["OrderState"];
            refundState: components["schemas"]["RefundState"];
            /** Format: date-time */
            placedAt: string;
            email: components["schemas"]["Email"];
            shippingAddress: components["schemas"]["Address"];
            lines: components["schemas"]["OrderLine"][];
            shippingMethod: components["schemas"]["OrderShipping"];
            promotion?: components["schemas"]["AppliedPromotion"];
            totals: components["schemas"]["Totals"];
            refunded: components["schemas"]["Money"];
            fulfilments: components["schemas"]["Fulfilment"][];
            refunds: components["schemas"]["Refund"][];
            timeline: components["schemas"]["TimelineEntry"][];
        };
        PlacedOrder: {
            paymentAction?: components["schemas"]["PaymentAction"];
            order: components["schemas"]["Order"];
            /** @description Lets a guest read the order. Keep it out of logs and of addresses that are sent to servers. */
            orderToken: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok" | "failing";
            tables: {
                [key: string]: "ok" | "failing";
            };
        };
    };
    responses: {
        /** @description The caller's copy is current. */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request is malformed, or a field is not as the contract says (`malformed-request`). */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A token is missing, expired or not valid (`unauthorized`). */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not carry a valid, recent signature of the payment provider (`forged-notice`). */
        ForgedNotice: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token's role may not do this (`forbidden`). */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is not for the caller to see (`not-found`). */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What the shop holds now forbids it: `slug-taken`, `sku-taken`, `stock-reserved`, `out-of-stock`, `unknown-sku`, `total-changed`, `promotion-not-valid`, `order-state`, `category-in-use`, `list-full`, `orders-open`, `mail-uncertain`, `works-here-already`, `account-not-confirmed`, `not-invited`, `own-role`, `last-admin`, `replay-failed`. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment was declined (`payment-declined`). Nothing is charged, and no stock is held. */
        PaymentDeclined: {
            headers: {
                "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The payment provider did not answer in time (`payment-timeout`). Nothing is charged, and no stock is held. */
        PaymentTimedOut: {
            headers: {
                "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Asked for too often in a short time (`asked-too-often`); `Retry-After` says in how many seconds it may be asked again. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody changed it since (`stale-version`). */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `If-Match` is missing (`precondition-required`). */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than this operation takes (`too-large`). */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not `application/json` (`unsupported-media-type`). */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Each field is right by itself, but they do not go together (`invalid-request`, `idempotency-key-reused`, `refund-too-large`). */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Any other problem, `unavailable` (503) and `internal-error` (500) among them; 429 and 5xx may be tried again. */
        Unexpected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description A category's slug. */
        Category: components["schemas"]["Slug"];
        CategorySlug: components["schemas"]["Slug"];
        /** @description What to look for. */
        Search: string;
        /** @description How many items a page may hold. */
        Limit: number;
        /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
        Cursor: string;
        /** @description A product's id or slug. */
        Product: string;
        Sku: components["schemas"]["Sku"];
        OrderId: components["schemas"]["OrderId"];
        AddressId: components["schemas"]["AddressId"];
        /** @description The secret that a guest got with the order. */
        OrderToken: string;
        UploadId: string;
        PersonId: string;
        WebhookId: string;
        DeliveryId: string;
        DeadLetterId: string;
        /** @description Random, of the caller's making, one per intent; a UUID will do. */
        IdempotencyKey: string;
        /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
        IfMatch: string;
        /** @description ETags that the caller holds; a match answers 304. */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description Version of the answer. */
        ETag: string;
        /** @description For how long, and by whom, the answer may be kept. */
        CacheControl: string;
        /** @description Path of what was created. */
        Location: string;
        /** @description In how many seconds it may be asked again. */
        RetryAfter: string;
        /** @description `true` where this is the stored answer to an earlier request with the same key. */
        IdempotentReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listProducts: {
        parameters: {
            query?: {
                /** @description A category's slug. */
                category?: components["parameters"]["Category"];
                /** @description Lowest price in minor units, inclusive. */
                minPrice?: number;
                /** @description Highest price in minor units, inclusive. */
                maxPrice?: number;
                sort?: components["schemas"]["ProductSort"];
                /** @description How many items a page may hold. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description ETags that the caller holds; a match answers 304. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of products. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Unexpected"];
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductInput"];
            };
        };
        responses: {
            /** @description The product as created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller holds; a match answers 304. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description A product's id or slug. */
                product: components["parameters"]["Product"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product, with what is available of each variant now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    updateProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description A product's id or slug. */
                product: components["parameters"]["Product"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductInput"];
            };
        };
        responses: {
            /** @description The product as it is now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description A product's id or slug. */
                product: components["parameters"]["Product"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
            default: components["responses"]["Unexpected"];
        };
    };
    listAllProducts: {
        parameters: {
            query?: {
                /** @description What to look for. */
                q?: components["parameters"]["Search"];
                status?: components["schemas"]["ProductStatus"];
                /** @description A category's slug. */
                category?: components["parameters"]["Category"];
                sort?: components["schemas"]["ProductSort"];
                /** @description How many items a page may hold. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of products, with their stock as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOverviewPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    createImageUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImageUploadInput"];
            };
        };
        responses: {
            /** @description The upload that is awaited, and the form for it. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedImageUpload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    getImageUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageUpload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    importProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductImportRequest"];
            };
        };
        responses: {
            /** @description What became of each item, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    importStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockImportRequest"];
            };
        };
        responses: {
            /** @description What became of each item, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    exportProducts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of whole products. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductDocumentPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    listStock: {
        parameters: {
            query?: {
                /** @description The beginning of a SKU, in any case. */
                sku?: string;
                /** @description Only the SKUs of the product with this id, in its order; the other filters do not count then. */
                product?: string;
                /** @description Only SKUs of which less is available than their threshold. */
                low?: "true";
                /** @description How many items a page may hold. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of SKUs, with their stock as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    countStock: {
        parameters: {
            query?: never;
            header: {
                /** @description Random, of the caller's making, one per intent; a UUID will do. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockCount"];
            };
        };
        responses: {
            /** @description The stock as it is now. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    setStockThreshold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockThreshold"];
            };
        };
        responses: {
            /** @description The threshold as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockThreshold"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    listStockMovements: {
        parameters: {
            query?: {
                /** @description How many items a page may hold. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of movements. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockMovementPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    adjustStock: {
        parameters: {
            query?: never;
            header: {
                /** @description Random, of the caller's making, one per intent; a UUID will do. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockAdjustment"];
            };
        };
        responses: {
            /** @description The stock as it is now. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stock"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags that the caller holds; a match answers 304. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All categories, in the shop's order. `parent` makes a tree of them, of at most three levels. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            304: components["responses"]["NotModified"];
            default: components["responses"]["Unexpected"];
        };
    };
    arrangeCategories: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryArrangement"];
            };
        };
        responses: {
            /** @description All categories as they are now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            default: components["responses"]["Unexpected"];
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryInput"];
            };
        };
        responses: {
            /** @description All categories as they are now. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            default: components["responses"]["Unexpected"];
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                category: components["parameters"]["CategorySlug"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryText"];
            };
        };
        responses: {
            /** @description All categories as they are now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                category: components["parameters"]["CategorySlug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All categories as they are now. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
            default: components["responses"]["Unexpected"];
        };
    };
    quoteCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            /** @description The quote. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                state?: components["schemas"]["OrderState"];
                email?: components["schemas"]["Email"];
                /** @description First day, inclusive; UTC. */
                from?: components["schemas"]["Day"];
                /** @description Last day, inclusive; UTC. */
                to?: components["schemas"]["Day"];
                /** @description How many items a page may hold. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of orders. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    createOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description Random, of the caller's making, one per intent; a UUID will do. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderRequest"];
            };
        };
        responses: {
            /** @description The order is paid and confirmed. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
            /** @description The stock is reserved, and the customer's bank wants to hear from the customer: go to `paymentAction`, then `completePayment`. */
            202: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentDeclined"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            504: components["responses"]["PaymentTimedOut"];
            default: components["responses"]["Unexpected"];
        };
    };
    requestOrderLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderLinkRequest"];
            };
        };
        responses: {
            /** @description If there is such an order, its link is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderLinkReceipt"];
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Unexpected"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret that a guest got with the order. */
                "Order-Token"?: components["parameters"]["OrderToken"];
            };
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    completePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret that a guest got with the order. */
                "Order-Token"?: components["parameters"]["OrderToken"];
            };
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentCompletion"];
            };
        };
        responses: {
            /** @description The order is paid and confirmed, or its payment is still under way (`placed`). */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentDeclined"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            504: components["responses"]["PaymentTimedOut"];
            default: components["responses"]["Unexpected"];
        };
    };
    fulfilOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description Random, of the caller's making, one per intent; a UUID will do. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FulfilmentInput"];
            };
        };
        responses: {
            /** @description The order as it is now. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    deliverOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Unexpected"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancellation"];
            };
        };
        responses: {
            /** @description The order as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description Random, of the caller's making, one per intent; a UUID will do. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundInput"];
            };
        };
        responses: {
            /** @description The order as it is now. A refund that the payment provider has not confirmed yet is `pending`, and is tried again until it has. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    listOrderNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All notes; an order has 50 at most. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderNotePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    addOrderNote: {
        parameters: {
            query?: never;
            header: {
                /** @description Random, of the caller's making, one per intent; a UUID will do. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderNoteInput"];
            };
        };
        responses: {
            /** @description The note. */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderNote"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    resendOrderMail: {
        parameters: {
            query?: never;
            header: {
                /** @description Random, of the caller's making, one per intent; a UUID will do. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderMailInput"];
            };
        };
        responses: {
            /** @description The mail is with the mail service. */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderMail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    updateProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description The profile as it is now. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteMyAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked is done, or some of it is. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDeletion"];
                };
            };
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Unexpected"];
        };
    };
    exportMyData: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data; with `nextCursor`, there are more orders. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataExport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    listAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address book. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    createAddress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressInput"];
            };
        };
        responses: {
            /** @description The address as kept. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    updateAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                addressId: components["parameters"]["AddressId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressInput"];
            };
        };
        responses: {
            /** @description The address as it is now. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedAddress"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                addressId: components["parameters"]["AddressId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted; another one is the default, if this one was. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    getWishlist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The wishlist, with what it costs and what is available now. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WishlistPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    addToWishlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on the list. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Unexpected"];
        };
    };
    removeFromWishlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sku: components["parameters"]["Sku"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not on the list. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedCart"];
                };
            };
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    replaceCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedCart"];
            };
        };
        responses: {
            /** @description The cart as kept. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedCart"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    mergeCart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedCart"];
            };
        };
        responses: {
            /** @description The cart as kept. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedCart"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    listMyOrders: {
        parameters: {
            query?: {
                /** @description How many items a page may hold. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of orders. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    adoptOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was adopted. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAdoption"];
                };
            };
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Unexpected"];
        };
    };
    cancelMyOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The secret that a guest got with the order. */
                "Order-Token"?: components["parameters"]["OrderToken"];
            };
            path: {
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order as it is now. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Unexpected"];
        };
    };
    receivePaymentWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the simulated provider; Stripe's is `Stripe-Signature`. */
                "Payment-Signature"?: string;
                "Stripe-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Heard. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentNoticeReceipt"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["ForgedNotice"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Unexpected"];
        };
    };
    listSales: {
        parameters: {
            query: {
                /** @description First day, inclusive. */
                from: components["schemas"]["Day"];
                /** @description Last day, inclusive. */
                to: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A row per day that sold something. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    listAudit: {
        parameters: {
            query: {
                day: components["schemas"]["Day"];
                /** @description How many items a page may hold. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of records. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everybody who works here. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    invitePerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invitation"];
            };
        };
        responses: {
            /** @description The person, `invited` where a mail is on its way, `active` where there was an account. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    changePersonRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description The person as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            default: components["responses"]["Unexpected"];
        };
    };
    removePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the change is based on. A missing one is a 428 problem, a stale one a 412 problem. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken away. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
            default: components["responses"]["Unexpected"];
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On its way. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Unexpected"];
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten, or there was none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All subscriptions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookInput"];
            };
        };
        responses: {
            /** @description The subscription, with its secret. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["Unexpected"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description How many items a page may hold. */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before, unchanged, with the same filters and sort. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deliveries, with what was sent and what came back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: components["parameters"]["WebhookId"];
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be sent again in a moment. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Unexpected"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What lies there, the latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Unexpected"];
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letterId: components["parameters"]["DeadLetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its function has it again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Unexpected"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every table answers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description At least one table does not answer. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Unexpected"];
        };
    };
}
